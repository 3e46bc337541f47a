package by.pavilion.storefront;

/** Which page of the shop. Of the pavilion there is one. */
record PageId(PageKind kind, String name) {
    static final PageId PAVILION = new PageId(PageKind.PAVILION, "pavilion");

    static PageId of(BrandId brand) {
        return new PageId(PageKind.BRAND, brand.value());
    }

    static PageId of(ProducerId producer) {
        return new PageId(PageKind.PRODUCER, producer.value());
    }

    static PageId of(CollectionId collection) {
        return new PageId(PageKind.COLLECTION, collection.value());
    }
}
