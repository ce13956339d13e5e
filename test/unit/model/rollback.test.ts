import { describeHistories } from '../../support/model/histories';

describeHistories('classic', { withRollbacks: true });
