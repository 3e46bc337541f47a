package by.pavilion.customs.export;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A certificate without which the goods may not leave or come in, and that is not there.
 *
 * @param certificate the word of the rule that asks for it
 * @param reason {@code no-certificate}, or {@code certificate-over} when it ends before the day of the consignment note
 * @param lines numbers of the lines that need it
 */
public record MissingCertificate(
        String certificate, String reason, String issuerEn, String issuerRu, List<Integer> lines) {
    public MissingCertificate {
        lines = List.copyOf(lines);
    }

    /** What a consignment lacks by the rules; what is needed case by case or on request is not missed. */
    static List<MissingCertificate> of(Consignment consignment, List<IssuedCertificate> issued, ExportRules rules) {
        LocalDate handedOver = consignment.terms().transport().noteDate();
        Map<String, List<CertificateRule>> required =
                rules.certificates(consignment.lines(), consignment.mode()).stream()
                        .filter(rule -> rule.need() == Need.REQUIRED)
                        .collect(Collectors.groupingBy(
                                CertificateRule::certificate, LinkedHashMap::new, Collectors.toList()));
        List<MissingCertificate> missing = new ArrayList<>();
        required.forEach((certificate, asking) -> lack(certificate, issued, handedOver)
                .map(reason -> new MissingCertificate(
                        certificate,
                        reason,
                        asking.get(0).issuerEn(),
                        asking.get(0).issuerRu(),
                        linesOf(consignment, asking)))
                .ifPresent(missing::add));
        return List.copyOf(missing);
    }

    private static Optional<String> lack(String certificate, List<IssuedCertificate> issued, LocalDate handedOver) {
        List<IssuedCertificate> ofTheKind = issued.stream()
                .filter(one -> one.kind().name().equals(certificate))
                .toList();
        if (ofTheKind.isEmpty()) {
            return Optional.of("no-certificate");
        }
        return ofTheKind.stream().anyMatch(one -> one.isValidOn(handedOver))
                ? Optional.empty()
                : Optional.of("certificate-over");
    }

    private static List<Integer> linesOf(Consignment consignment, List<CertificateRule> asking) {
        return consignment.lines().stream()
                .filter(line -> asking.stream().anyMatch(rule -> rule.concerns(line, consignment.mode())))
                .map(ConsignmentLine::number)
                .toList();
    }
}
