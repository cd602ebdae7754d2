import { removePreparedFolder } from './preparedFolder';

export default removePreparedFolder;
