package by.pavilion.ordering.trace;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Listings;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsTrail;
import by.pavilion.inventory.StockRecords;
import by.pavilion.merchant.DocumentKind;
import by.pavilion.merchant.MerchantDocument;
import by.pavilion.merchant.MerchantDocuments;
import by.pavilion.merchant.Merchants;
import by.pavilion.ordering.Order;
import by.pavilion.ordering.OrderId;
import by.pavilion.ordering.OrderLine;
import by.pavilion.ordering.Orders;
import by.pavilion.ordering.inbound.Inbound;
import by.pavilion.ordering.inbound.Inbounds;
import by.pavilion.ordering.inbound.Inbounds.LotName;
import by.pavilion.ordering.trace.TraceCode.BatchOf;
import by.pavilion.ordering.way.ExpectedArrival;
import by.pavilion.ordering.way.ParcelStep;
import by.pavilion.ordering.way.Way;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what may be shown to whoever scans a parcel or a batch. */
@ApplicationScoped
public class TraceGoods {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** What speaks for goods; licences of the firm do not. */
    private static final Set<DocumentKind> CERTIFICATES = Set.of(
            DocumentKind.MAKER_REGISTRATION,
            DocumentKind.CERTIFICATE_OF_ORIGIN,
            DocumentKind.VETERINARY_CERTIFICATE,
            DocumentKind.PHYTOSANITARY_CERTIFICATE,
            DocumentKind.COSMETICS_FILING,
            DocumentKind.FORMULA_REGISTRATION,
            DocumentKind.FREE_SALE_CERTIFICATE);

    private final Way way;
    private final Orders orders;
    private final Listings listings;
    private final Merchants merchants;
    private final MerchantDocuments documents;
    private final StockRecords stock;
    private final CustomsTrail customs;
    private final Inbounds inbounds;
    private final Clock clock;

    TraceGoods(
            Way way,
            Orders orders,
            Listings listings,
            Merchants merchants,
            MerchantDocuments documents,
            StockRecords stock,
            CustomsTrail customs,
            Inbounds inbounds,
            Clock clock) {
        this.way = way;
        this.orders = orders;
        this.listings = listings;
        this.merchants = merchants;
        this.documents = documents;
        this.stock = stock;
        this.customs = customs;
        this.inbounds = inbounds;
        this.clock = clock;
    }

    /** @param code a tracking number, a parcel's id, or an SKU and a batch's number with a tilde between */
    public Optional<Trace> find(String code) {
        Optional<BatchOf> batch = new TraceCode(code).batch();
        return batch.isPresent() ? ofBatch(batch.get()) : way.orderOf(code).flatMap(this::ofParcel);
    }

    private Optional<Trace> ofParcel(OrderId id) {
        return orders.find(id)
                .map(order -> new Trace(
                        Trace.Kind.PARCEL,
                        goods(skus(order)),
                        Optional.empty(),
                        customs.exportOf(id.toString()),
                        customs.importOf(id.toString()),
                        way.of(id),
                        way.expected(id).map(ExpectedArrival::at),
                        bulkOf(order)));
    }

    private static List<Sku> skus(Order order) {
        return order.lines().stream().map(OrderLine::sku).distinct().toList();
    }

    /** How the lots that the order is picked from have come into its warehouse. */
    private List<Trace.Bulk> bulkOf(Order order) {
        Set<LotName> lots = stock.lotsOf(order.id().toString()).stream()
                .map(lot -> new LotName(lot.sku(), lot.number()))
                .collect(Collectors.toSet());
        return bulk(inbounds.entered(lots, order.warehouse()));
    }

    private Optional<Trace> ofBatch(BatchOf wanted) {
        List<Trace.Bulk> bulk = bulk(inbounds.thatLeft(new LotName(wanted.sku(), wanted.lot()))).stream()
                .filter(TraceGoods::hasLeft)
                .toList();
        Optional<Trace.Bulk> last = bulk.stream().findFirst();
        return stock.lot(wanted.sku(), wanted.lot())
                .map(lot -> new Trace.Batch(lot.number().value(), lot.bestBefore()))
                .or(() -> last.map(Trace.Bulk::batch))
                .map(batch -> new Trace(
                        Trace.Kind.BATCH,
                        goods(List.of(wanted.sku())),
                        Optional.of(batch),
                        last.flatMap(Trace.Bulk::exported),
                        Optional.empty(),
                        last.map(Trace.Bulk::way).orElse(List.of()),
                        Optional.empty(),
                        bulk));
    }

    /** What is only booked may never go; what was told and taken back has not happened. */
    private static boolean hasLeft(Trace.Bulk bulk) {
        return bulk.entry().filter(entry -> entry.received() > 0).isPresent()
                || bulk.way().stream()
                        .anyMatch(step -> step.code().equals("departed")
                                || (step.code().equals("arrived")
                                        && step.country()
                                                .filter(country -> !country.equals("BY"))
                                                .isPresent()));
    }

    /** The last time first. */
    private List<Trace.Bulk> bulk(List<Inbound> found) {
        Map<String, List<ParcelStep>> ways = inbounds.ways(found.stream()
                .flatMap(inbound -> inbound.lines().stream())
                .flatMap(line -> line.parcel().stream())
                .toList());
        Map<String, CustomsTrail.Export> exports = customs.bulkExports(found.stream()
                .flatMap(inbound -> inbound.consignment().stream())
                .toList());
        return found.stream()
                .flatMap(inbound -> inbound.lines().stream()
                        .map(line -> new Trace.Bulk(
                                line.sku(),
                                new Trace.Batch(line.lot().value(), line.bestBefore()),
                                inbound.shipment(),
                                inbound.consignment().flatMap(papers -> Optional.ofNullable(exports.get(papers))),
                                line.entry(),
                                line.parcel()
                                        .map(parcel -> ways.getOrDefault(parcel, List.of()))
                                        .orElse(List.of()))))
                .toList();
    }

    private List<Trace.Goods> goods(Collection<Sku> skus) {
        Map<Sku, Listing> found = listings.findAll(skus);
        return skus.stream()
                .flatMap(sku -> Stream.ofNullable(found.get(sku)))
                .map(listing -> new Trace.Goods(listing, merchants.find(listing.merchant()), certificates(listing)))
                .toList();
    }

    private List<MerchantDocument> certificates(Listing listing) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CHINA);
        String hsCode = listing.customs().hsCode();
        return documents.of(listing.merchant()).stream()
                .filter(document -> CERTIFICATES.contains(document.kind())
                        && document.isValidOn(today)
                        && document.covers(hsCode, listing.brand())
                        && document.isOfMaker(listing.producerRegistration()))
                .toList();
    }
}
