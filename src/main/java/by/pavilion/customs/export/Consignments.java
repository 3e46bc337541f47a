package by.pavilion.customs.export;

import by.pavilion.shared.Cursor;
import by.pavilion.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reading consignments and their documents. */
@ApplicationScoped
public class Consignments {
    private final ConsignmentStore consignments;
    private final CertificateStore certificates;
    private final ExportRuleStore rules;

    Consignments(ConsignmentStore consignments, CertificateStore certificates, ExportRuleStore rules) {
        this.consignments = consignments;
        this.certificates = certificates;
        this.rules = rules;
    }

    public Optional<Consignment> find(ConsignmentId id) {
        return consignments.find(id);
    }

    /** @throws by.pavilion.shared.Problem {@code no-such-consignment} */
    public Consignment require(ConsignmentId id) {
        return find(id).orElseThrow(ExportProblems::noSuchConsignment);
    }

    /** @throws by.pavilion.shared.Problem {@code no-such-consignment} */
    public void requireThere(ConsignmentId id) {
        if (!consignments.has(id)) {
            throw ExportProblems.noSuchConsignment();
        }
    }

    /**
     * A consignment with its certificates.
     *
     * @throws by.pavilion.shared.Problem {@code no-such-consignment}
     */
    public ConsignmentPapers papers(ConsignmentId id) {
        Consignment consignment = require(id);
        return papers(consignment, certificates.of(id), rules.on(consignment.preparedOn()));
    }

    private static ConsignmentPapers papers(
            Consignment consignment, List<IssuedCertificate> issued, ExportRules ofTheDay) {
        return new ConsignmentPapers(consignment, issued, MissingCertificate.of(consignment, issued, ofTheDay));
    }

    /** Newest first. */
    public Page<ConsignmentPapers> page(int limit, @Nullable String cursor) {
        @Nullable ConsignmentId before = cursor == null ? null : new ConsignmentId(Cursor.parseLong(cursor));
        Page<Consignment> page = Page.of(
                consignments.page(before, limit + 1),
                limit,
                last -> Cursor.print(last.id().value()));
        Map<Long, List<IssuedCertificate>> issued = certificates.ofAll(
                page.items().stream().map(each -> each.id().value()).toList());
        Function<LocalDate, ExportRules> rulesOf = rules.ofAnyDay();
        return page.map(each ->
                papers(each, issued.getOrDefault(each.id().value(), List.of()), rulesOf.apply(each.preparedOn())));
    }

    /** The documents that goods which travel in this way have. */
    public List<ExportDocument> documents(ConsignmentId id) {
        Consignment consignment = require(id);
        List<IssuedCertificate> issued = certificates.of(id);
        ExportRules ofTheDay = rules.on(consignment.preparedOn());
        return Stream.of(DocumentKind.values())
                .filter(kind -> kind.isFor(consignment.terms().transport().mode()))
                .map(kind -> ExportDocuments.write(kind, consignment, issued, ofTheDay))
                .toList();
    }

    /**
     * One document.
     *
     * @throws by.pavilion.shared.Problem {@code no-such-consignment}, or {@code no-such-export-document} when goods that travel
     *     in this way have none of the kind
     */
    public ExportDocument document(ConsignmentId id, DocumentKind kind) {
        Consignment consignment = require(id);
        if (!kind.isFor(consignment.terms().transport().mode())) {
            throw ExportProblems.noSuchDocument();
        }
        return ExportDocuments.write(kind, consignment, certificates.of(id), rules.on(consignment.preparedOn()));
    }
}
