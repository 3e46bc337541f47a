package by.pavilion.parties;

/** Recipients for tests. */
public final class TestRecipients {
    private TestRecipients() {}

    /** A buyer with a valid number, in Shanghai. */
    public static Recipient inShanghai() {
        return new Recipient(
                new Buyer("王小明", "11010519491231002X", "13800138000"),
                new ShipTo("王小红", "13900139000", "上海市", "上海市", "浦东新区", "世纪大道100号", "200120"));
    }
}
