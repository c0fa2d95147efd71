import css from './lines.module.css';

type SkeletonRowsProps = { readonly rows?: number; readonly tall?: boolean; readonly label?: string };

/** The shape of coming rows, visible only after 120 ms, so that quick answers never flicker. */
export function SkeletonRows({ rows = 6, tall = false, label = 'Reading' }: SkeletonRowsProps) {
  const height = tall ? 'var(--tl-row-tall)' : 'var(--tl-row)';
  return (
    <div className={css['skeleton']} role="status" aria-label={label}>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={css['bone']} style={{ height }} aria-hidden="true">
          <i />
          <i />
          <i />
          <i />
        </div>
      ))}
    </div>
  );
}
