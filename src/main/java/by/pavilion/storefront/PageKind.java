package by.pavilion.storefront;

/** What a page of the shop is about. */
public enum PageKind {
    BRAND(PageContent.Brand.class),
    COLLECTION(PageContent.Collection.class),
    PAVILION(PageContent.Pavilion.class);

    private final Class<? extends PageContent> content;

    PageKind(Class<? extends PageContent> content) {
        this.content = content;
    }

    Class<? extends PageContent> content() {
        return content;
    }
}
