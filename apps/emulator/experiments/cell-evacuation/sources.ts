/** Incidents that the experiment follows; none of them published figures of a cell. */
export const google = 'Google Cloud, incident of 12 June 2025';
export const skype = 'Skype, 21 September 2015: Skype for Business was spared';
export const aws =
  'AWS, summary of the DynamoDB disruption of 20 September 2015: the service is to be segmented into cells';
export const slack = 'Slack, incident of 22 February 2022: client boot had to be throttled';
