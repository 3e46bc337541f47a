package by.pavilion.ordering.rest;

import by.pavilion.catalog.Listing;
import by.pavilion.catalog.Sku;
import by.pavilion.customs.CustomsMode;
import by.pavilion.customs.CustomsTrail;
import by.pavilion.customs.DeclarationState;
import by.pavilion.merchant.DocumentKind;
import by.pavilion.merchant.MerchantDocument;
import by.pavilion.merchant.MerchantProfile;
import by.pavilion.ordering.rest.TimelineResponse.WayResponse;
import by.pavilion.ordering.trace.Trace;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a parcel or batch, without anything of who bought it.
 *
 * @param exportDeclaration out of Belarus; of a batch, that of the last time
 * @param importDeclaration into China; of a parcel
 * @param bulk how the goods came into a bonded zone before they were ordered, the last time first
 */
record TraceResponse(
        Trace.Kind kind,
        List<GoodsResponse> goods,
        Optional<BatchResponse> batch,
        Optional<ExportResponse> exportDeclaration,
        Optional<ImportResponse> importDeclaration,
        List<WayResponse> way,
        Optional<Instant> expectedAt,
        List<BulkResponse> bulk) {

    /**
     * Goods of one SKU.
     *
     * @param producer the maker's name; {@code merchant} is who sells
     * @param producerRegistration in customs' register of overseas food makers
     */
    record GoodsResponse(
            Sku sku,
            String name,
            String brand,
            Optional<String> producer,
            Optional<String> producerRegistration,
            Optional<String> merchant,
            List<CertificateResponse> certificates) {
        static GoodsResponse of(Trace.Goods goods, String language) {
            Listing listing = goods.listing();
            return new GoodsResponse(
                    listing.sku(),
                    listing.nameFor(language),
                    listing.brand(),
                    Optional.ofNullable(listing.producer()),
                    Optional.ofNullable(listing.producerRegistration()),
                    goods.merchant().map(MerchantProfile::name),
                    goods.certificates().stream().map(CertificateResponse::of).toList());
        }
    }

    record CertificateResponse(DocumentKind kind, String number, String issuer, Optional<LocalDate> validUntil) {
        static CertificateResponse of(MerchantDocument document) {
            return new CertificateResponse(
                    document.kind(), document.number(), document.issuer(), document.validUntil());
        }
    }

    record BatchResponse(String number, LocalDate bestBefore) {
        static BatchResponse of(Trace.Batch batch) {
            return new BatchResponse(batch.number(), batch.bestBefore());
        }
    }

    record ExportResponse(String consignment, Instant preparedAt) {
        static ExportResponse of(CustomsTrail.Export found) {
            return new ExportResponse(found.consignment(), found.preparedAt());
        }
    }

    record ImportResponse(
            String declaration,
            CustomsMode mode,
            DeclarationState state,
            Optional<String> listNumber,
            Optional<Instant> releasedAt) {
        static ImportResponse of(CustomsTrail.Import found) {
            return new ImportResponse(
                    found.declaration(), found.mode(), found.state(), found.listNumber(), found.releasedAt());
        }
    }

    /** @param bondedEntry into the zone; absent while the batch is under way */
    record BulkResponse(
            Sku sku,
            BatchResponse batch,
            Optional<String> shipment,
            Optional<ExportResponse> exportDeclaration,
            Optional<BondedEntryResponse> bondedEntry,
            List<WayResponse> way) {
        static BulkResponse of(Trace.Bulk bulk, String language) {
            return new BulkResponse(
                    bulk.sku(),
                    BatchResponse.of(bulk.batch()),
                    bulk.shipment(),
                    bulk.exported().map(ExportResponse::of),
                    bulk.entry().map(entry -> new BondedEntryResponse(entry.number(), entry.at())),
                    bulk.way().stream()
                            .map(step -> WayResponse.of(step, language))
                            .toList());
        }
    }

    /** @param listNumber customs' number of the list */
    record BondedEntryResponse(String listNumber, Instant enteredAt) {}

    static TraceResponse of(Trace trace, String language) {
        return new TraceResponse(
                trace.kind(),
                trace.goods().stream()
                        .map(goods -> GoodsResponse.of(goods, language))
                        .toList(),
                trace.batch().map(BatchResponse::of),
                trace.exported().map(ExportResponse::of),
                trace.imported().map(ImportResponse::of),
                trace.way().stream().map(step -> WayResponse.of(step, language)).toList(),
                trace.expectedAt(),
                trace.bulk().stream()
                        .map(bulk -> BulkResponse.of(bulk, language))
                        .toList());
    }
}
