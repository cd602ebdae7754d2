import { prepareFolder } from './preparedFolder';

export default prepareFolder;
