export { searchChannelSenders } from './searchChannelSenders';
export { searchContentTemplates } from './searchContentTemplates';
export { searchMedia } from './searchMedia';
export { searchMessages } from './searchMessages';
export { searchMessagingServices } from './searchMessagingServices';
export { searchPhoneNumbers, searchSenders } from './searchPhoneNumbers';
export { getTemplateText } from './getTemplateText';
export { getTemplateVariables } from './getTemplateVariables';
export type { ListSearch } from './listToPick';
