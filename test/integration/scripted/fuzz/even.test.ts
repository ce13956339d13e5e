import { describeCases } from '../../../support/fuzz/cases';

describeCases(0);
