package by.pavilion.channel;

/**
 * An order as its marketplace has just told it. Its text shows nobody.
 *
 * @param wanted as it stood when it was fetched
 * @param raw in the marketplace's own words
 * @param order in ours
 */
record FetchedOrder(ChannelOrder wanted, String raw, MarketplaceOrder order) {
    @Override
    public String toString() {
        return "FetchedOrder[" + wanted.order().key() + "]";
    }
}
