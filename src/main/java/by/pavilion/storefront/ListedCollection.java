package by.pavilion.storefront;

/** A collection in a list of them. */
public record ListedCollection(CollectionId id, PageContent.Collection content) {}
