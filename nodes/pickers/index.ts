export { searchChannelSenders } from './channelSenders';
export { searchContentTemplates } from './contentTemplates';
export { searchMedia } from './media';
export { searchMessages } from './messages';
export { searchMessagingServices } from './messagingServices';
export { searchPhoneNumbers, searchSenders } from './phoneNumbers';
export { getTemplateText } from './templateText';
export { getTemplateVariables } from './templateVariables';
