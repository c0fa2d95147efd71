import { billModel, plainBill } from './model/bill-model.ts';
import { explore } from './model/explore.ts';
import { timeModel } from './model/time-model.ts';
import { plainTime } from './model/time-options.ts';
const opt=JSON.parse(process.argv[2]??'{}');
const r=explore(opt.bill?billModel({...plainBill,...opt}):timeModel({...plainTime,...opt}));
console.log(r.states,r.edges,r.seconds.toFixed(1),r.counterExample);
