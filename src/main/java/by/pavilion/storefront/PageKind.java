package by.pavilion.storefront;

/** What a page of the shop is about. */
public enum PageKind {
    BRAND(PageContent.Brand.class),
    PRODUCER(PageContent.Producer.class),
    COLLECTION(PageContent.Collection.class),
    PAVILION(PageContent.Pavilion.class);

    private final Class<? extends PageContent> content;

    PageKind(Class<? extends PageContent> content) {
        this.content = content;
    }

    Class<? extends PageContent> content() {
        return content;
    }

    /** Whether listings make such a page by naming what it is about, before anybody writes it. */
    boolean isNamedByListings() {
        return this == BRAND || this == PRODUCER;
    }
}
