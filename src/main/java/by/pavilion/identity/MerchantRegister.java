package by.pavilion.identity;

/** Who knows which merchants there are; this context only gives them keys. */
public interface MerchantRegister {
    boolean has(MerchantId merchant);
}
