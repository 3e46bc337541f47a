package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.shared.Statements;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the gate tells of certificates of each shipment against what the export side asks its consignments for. */
@QuarkusTest
class CertificatesOfShipmentsTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 11);

    /** The headings of the category that the export side names; its other categories are no part of the tariff. */
    private static final List<String> DAIRY = List.of("0401", "0402", "0403", "0404", "0405", "0406");

    @Inject
    Statements statements;

    @Inject
    ComplianceDesk desk;

    @ParameterizedTest
    @EnumSource(
            value = CustomsMode.class,
            names = {"BONDED", "BONDED_A"})
    void aZoneAsksForTheSameOnBothSides(CustomsMode mode) {
        assertThat(toldByTheGate(mode)).isEqualTo(askedOfConsignments(mode)).isNotEmpty();
    }

    @Test
    void parcelsAreToldOfThemWhereTheirGoodsMayComeAtAll() {
        CustomsMode mode = CustomsMode.DIRECT_PURCHASE;
        Set<String> told = goods(toldByTheGate(mode));
        Set<String> asked = goods(askedOfConsignments(mode));

        assertThat(asked).containsAll(told);
        assertThat(told).containsAll(asked.stream().filter(this::mayComeByPost).toList());
    }

    private boolean mayComeByPost(String document) {
        String hsCode = (document.split(" ")[0] + "0000000000").substring(0, 10);
        return desk.ask(hsCode, Optional.of(CustomsMode.DIRECT_PURCHASE), Optional.empty(), Optional.of(DAY))
                        .get(0)
                        .compliance()
                        .verdict()
                != Compliance.Verdict.BLOCKED;
    }

    /** Without how firmly. */
    private static Set<String> goods(Set<String> rules) {
        return rules.stream()
                .map(rule -> rule.substring(0, rule.lastIndexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> toldByTheGate(CustomsMode mode) {
        return new TreeSet<>(statements.list(
                """
                SELECT hs_prefix, document, level FROM customs_needed_documents
                WHERE level IN ('PER_SHIPMENT', 'CASE_BY_CASE') AND mode = ? AND valid_until IS NULL""",
                row -> row.getString("hs_prefix")
                        + " " + row.getString("document")
                        + " " + DocumentLevel.valueOf(row.getString("level")),
                mode.code()));
    }

    private Set<String> askedOfConsignments(CustomsMode mode) {
        return statements
                .list(
                        """
                        SELECT category, hs_prefix, certificate, need FROM customs_certificate_rules
                        WHERE certificate IN ('VETERINARY', 'PHYTOSANITARY') AND (mode IS NULL OR mode = ?)
                          AND valid_until IS NULL""",
                        row -> {
                            String rule = " " + row.getString("certificate") + "_CERTIFICATE "
                                    + (row.getString("need").equals("REQUIRED") ? "PER_SHIPMENT" : "CASE_BY_CASE");
                            return prefixes(Objects.toString(row.getString("category"), ""), row.getString("hs_prefix"))
                                    .map(prefix -> prefix + rule)
                                    .toList();
                        },
                        mode.code())
                .stream()
                .flatMap(List::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> prefixes(String category, String hsPrefix) {
        if (category.isEmpty()) {
            return Stream.of(hsPrefix);
        }
        return category.equals("dairy") ? DAIRY.stream() : Stream.of();
    }
}
