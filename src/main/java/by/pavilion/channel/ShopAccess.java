package by.pavilion.channel;

/** A shop with the secret to call its marketplace. Keep it no longer than the call; its text does not show the secret. */
public record ShopAccess(Shop shop, String appSecret) {
    @Override
    public String toString() {
        return "ShopAccess[" + shop + "]";
    }
}
