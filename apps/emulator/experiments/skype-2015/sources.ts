export const post = "Microsoft's post on the outage, as quoted by MSPoweruser";
export const press = 'Numerama, and rcpmag of 23 September 2015';
