package by.pavilion.merchant;

import by.pavilion.identity.MerchantId;

/** Who keeps the listings; this context only knows when they have to be looked at again. Both join the transaction at hand. */
public interface ListingsToJudge {
    /** Whether they may be on sale has to be decided anew. */
    void judgeAgain(MerchantId merchant);

    /** A document ends soon: whoever needs it is told. */
    void warnOfEnd(MerchantDocument document);
}
