package by.pavilion.customs.export;

import by.pavilion.identity.Audit;
import by.pavilion.identity.Audited;
import by.pavilion.identity.AuditedKind;
import by.pavilion.shared.FieldError;
import by.pavilion.shared.IdempotencyKey;
import by.pavilion.shared.IdempotencyKeys;
import by.pavilion.shared.Ids;
import by.pavilion.shared.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Enters a certificate that was issued for a consignment or its goods, or takes one away that should not be there. */
@ApplicationScoped
public class EnterCertificate {
    private final ConsignmentStore consignments;
    private final CertificateStore certificates;
    private final IdempotencyKeys keys;
    private final Ids ids;
    private final Audit audit;
    private final Clock clock;

    EnterCertificate(
            ConsignmentStore consignments,
            CertificateStore certificates,
            IdempotencyKeys keys,
            Ids ids,
            Audit audit,
            Clock clock) {
        this.consignments = consignments;
        this.certificates = certificates;
        this.keys = keys;
        this.ids = ids;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a certificate says; see {@link IssuedCertificate}. */
    public record Particulars(
            CertificateKind kind,
            String number,
            LocalDate issuedOn,
            @Nullable LocalDate validUntil,
            String issuer) {

        /** It would be over before it begins, is of a day to come, or has a number that its kind cannot have. */
        List<FieldError> errors(LocalDate today) {
            List<FieldError> errors = new ArrayList<>();
            if (issuedOn.isAfter(today)) {
                errors.add(FieldError.of("/issuedOn", "issued-in-the-future"));
            }
            if (validUntil != null && !validUntil.isAfter(issuedOn)) {
                errors.add(FieldError.of("/validUntil", "ends-before-it-begins"));
            }
            if (kind == CertificateKind.EXPORT_DECLARATION) {
                Optional<LocalDate> registered = DeclarationNumber.dayOf(number);
                if (registered.isEmpty()) {
                    errors.add(FieldError.of("/number", "bad-export-declaration-number"));
                } else if (!registered.get().equals(issuedOn)) {
                    errors.add(new FieldError(
                            "/issuedOn",
                            "number-of-another-day",
                            Map.of("day", registered.get().toString())));
                }
            }
            return errors;
        }

        private boolean isOf(IssuedCertificate certificate) {
            return kind == certificate.kind() && number.equals(certificate.number());
        }
    }

    /**
     * Enters a certificate, or finds the one that the key has entered before.
     *
     * @param caller who sent the key
     * @throws by.pavilion.shared.Problem 404 without such a consignment, 409 when it has this certificate already or too many,
     *     422 when its particulars are wrong
     */
    public IssuedCertificate enter(
            String caller, IdempotencyKey key, ConsignmentId consignment, Particulars particulars) {
        return Transactions.retrying(() -> {
            if (!consignments.has(consignment)) {
                throw ExportProblems.noSuchConsignment();
            }
            List<FieldError> errors =
                    particulars.errors(clock.instant().atZone(Consignment.ZONE).toLocalDate());
            if (!errors.isEmpty()) {
                throw ExportProblems.wrong(errors);
            }
            CertificateId id = new CertificateId(ids.next());
            Optional<String> earlier =
                    keys.claim(caller, key, "enter certificate\n" + consignment + "\n" + particulars, id.toString());
            if (earlier.isPresent()) {
                return require(consignment, CertificateId.fromString(earlier.get()));
            }
            consignments.lock(consignment); // what is entered at the same moment waits, and sees this one too
            List<IssuedCertificate> there = certificates.of(consignment);
            if (there.stream().anyMatch(particulars::isOf)) {
                throw ExportProblems.certificateIsThere();
            }
            if (there.size() >= IssuedCertificate.MOST) {
                throw ExportProblems.tooManyCertificates(IssuedCertificate.MOST);
            }
            IssuedCertificate certificate = new IssuedCertificate(
                    id,
                    particulars.kind(),
                    particulars.number(),
                    particulars.issuedOn(),
                    particulars.validUntil(),
                    particulars.issuer(),
                    clock.instant());
            certificates.insert(consignment, certificate);
            audit.note(
                    new Audited(AuditedKind.CONSIGNMENT, consignment.toString(), Optional.empty(), null, certificate));
            return certificate;
        });
    }

    /** @throws by.pavilion.shared.Problem 404 when the consignment has no such certificate */
    public void remove(ConsignmentId consignment, CertificateId id) {
        Transactions.retrying(() -> {
            consignments.lock(consignment); // of two who take it away at once the second finds it gone
            IssuedCertificate certificate = require(consignment, id);
            certificates.delete(id);
            audit.note(
                    new Audited(AuditedKind.CONSIGNMENT, consignment.toString(), Optional.empty(), certificate, null));
            return certificate;
        });
    }

    private IssuedCertificate require(ConsignmentId consignment, CertificateId id) {
        return certificates.find(consignment, id).orElseThrow(ExportProblems::noSuchCertificate);
    }
}
