package by.pavilion.storefront;

/** Bodies for tests of other packages. */
public final class TestBodies {
    private TestBodies() {}

    public static Body of(String text) {
        return Body.of((Object) text);
    }
}
