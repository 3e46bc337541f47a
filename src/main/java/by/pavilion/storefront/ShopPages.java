package by.pavilion.storefront;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reading of the shop's pages, from memory. */
@ApplicationScoped
public class ShopPages {
    private final SnapshotKeeper keeper;

    ShopPages(SnapshotKeeper keeper) {
        this.keeper = keeper;
    }

    /** The brand's name as its listings write it; its id when nothing of it is on sale. */
    public String nameOf(BrandId id) {
        return keeper.current().brands().getOrDefault(id.value(), id.value());
    }

    /** @throws by.pavilion.shared.Problem 404 when nothing of it is on sale and nobody has written about it */
    public ShopPage<PageContent.Brand> brand(BrandId id) {
        Snapshot snapshot = keeper.current();
        Optional<ShopPage<PageContent.Brand>> written = find(snapshot, PageId.of(id), PageContent.Brand.class);
        if (written.isEmpty() && !snapshot.brands().containsKey(id.value())) {
            throw StorefrontProblems.noSuchPage();
        }
        return written.orElseGet(() -> new ShopPage<>(new PageContent.Brand(Map.of()), 0));
    }

    /**
     * The brands that have something on sale, by their ids.
     *
     * @throws by.pavilion.shared.Problem 400 for a cursor that is none of ours
     */
    public Page<NamedBrand> brands(@Nullable String cursor, int limit) {
        String after = cursor == null ? "" : Cursor.parse(cursor, 1).get(0);
        List<NamedBrand> found = keeper.current().brands().tailMap(after).entrySet().stream()
                .filter(brand -> !brand.getKey().equals(after))
                .limit(limit + 1L)
                .map(brand -> new NamedBrand(new BrandId(brand.getKey()), brand.getValue()))
                .toList();
        return Page.of(found, limit, last -> Cursor.print(last.id().value()));
    }

    /** The producer's name as listings write it; its id when nothing of it is on sale. */
    public String nameOf(ProducerId id) {
        return keeper.current().producers().getOrDefault(id.value(), id.value());
    }

    /** @throws by.pavilion.shared.Problem 404 when nothing of it is on sale and nobody has written about it */
    public ShopPage<PageContent.Producer> producer(ProducerId id) {
        Snapshot snapshot = keeper.current();
        Optional<ShopPage<PageContent.Producer>> written = find(snapshot, PageId.of(id), PageContent.Producer.class);
        if (written.isEmpty() && !snapshot.producers().containsKey(id.value())) {
            throw StorefrontProblems.noSuchPage();
        }
        return written.orElseGet(() -> new ShopPage<>(new PageContent.Producer(Map.of()), 0));
    }

    /**
     * The producers that have something on sale, by their ids.
     *
     * @throws by.pavilion.shared.Problem 400 for a cursor that is none of ours
     */
    public Page<NamedProducer> producers(@Nullable String cursor, int limit) {
        String after = cursor == null ? "" : Cursor.parse(cursor, 1).get(0);
        List<NamedProducer> found = keeper.current().producers().tailMap(after).entrySet().stream()
                .filter(producer -> !producer.getKey().equals(after))
                .limit(limit + 1L)
                .map(producer -> new NamedProducer(new ProducerId(producer.getKey()), producer.getValue()))
                .toList();
        return Page.of(found, limit, last -> Cursor.print(last.id().value()));
    }

    /**
     * A collection.
     *
     * @param evenHidden whether also one that is not shown now is wanted
     * @throws by.pavilion.shared.Problem 404 when there is none, or it is not shown
     */
    public ShopPage<PageContent.Collection> collection(CollectionId id, boolean evenHidden) {
        Snapshot snapshot = keeper.current();
        return find(snapshot, PageId.of(id), PageContent.Collection.class)
                .filter(page -> evenHidden || snapshot.pages().shown().containsKey(id.value()))
                .orElseThrow(StorefrontProblems::noSuchPage);
    }

    /**
     * Collections by their ids.
     *
     * @param evenHidden whether also those that are not shown now are wanted
     * @throws by.pavilion.shared.Problem 400 for a cursor that is none of ours
     */
    public Page<ListedCollection> collections(boolean evenHidden, @Nullable String cursor, int limit) {
        String after = cursor == null ? "" : Cursor.parse(cursor, 1).get(0);
        Pages pages = keeper.current().pages();
        List<ListedCollection> found = pages.all().keySet().stream()
                .filter(page ->
                        page.kind() == PageKind.COLLECTION && page.name().compareTo(after) > 0)
                .filter(page -> evenHidden || pages.shown().containsKey(page.name()))
                .sorted(Comparator.comparing(PageId::name))
                .limit(limit + 1L)
                .flatMap(page -> pages.find(page).stream()
                        .map(written -> new ListedCollection(
                                new CollectionId(page.name()), (PageContent.Collection) written.content())))
                .toList();
        return Page.of(found, limit, last -> Cursor.print(last.id().value()));
    }

    /** @throws by.pavilion.shared.Problem 404 when nobody has written it */
    public ShopPage<PageContent.Pavilion> pavilion() {
        return find(keeper.current(), PageId.PAVILION, PageContent.Pavilion.class)
                .orElseThrow(StorefrontProblems::noSuchPage);
    }

    private static <C extends PageContent> Optional<ShopPage<C>> find(Snapshot snapshot, PageId id, Class<C> kind) {
        return snapshot.pages().find(id).map(page -> new ShopPage<>(kind.cast(page.content()), page.version()));
    }
}
