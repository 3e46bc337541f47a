package by.pavilion;

import org.eclipse.microprofile.config.ConfigProvider;

/** The API keys of this test run, ready for the {@code Authorization} header after {@code Bearer }. */
public final class TestKeys {
    private TestKeys() {}

    public static String operator() {
        return key("operator");
    }

    public static String merchant() {
        return key("merchant");
    }

    public static String storefront() {
        return key("storefront");
    }

    public static String publicStorefront() {
        return key("public");
    }

    public static String connector() {
        return key("connector");
    }

    private static String key(String role) {
        return ConfigProvider.getConfig().getValue("pavilion.identity.keys." + role, String.class);
    }
}
