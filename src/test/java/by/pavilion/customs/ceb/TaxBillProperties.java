package by.pavilion.customs.ceb;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Tax bills that are printed as the schema wants it are read as they were meant, line by line. */
class TaxBillProperties {
    private static final int MOST_LINES = 99;

    private final CebSchema schema = new CebSchema();

    @Property(tries = 200)
    void billsAreReadAsTheyWereMeant(@ForAll("bills") List<CebTaxBill> bills) throws UnreadableMessage {
        byte[] message = print(bills);

        CebReader.Receipts read = CebReader.read(message);

        assertThat(schema.faultsIn(message)).isEmpty();
        assertThat(read.fault()).isEmpty();
        assertThat(read.bills()).isEqualTo(bills);
    }

    @Property(tries = 100)
    void aBillWithALineTwiceIsLeftOutAndTheOthersAreRead(
            @ForAll("bills") List<CebTaxBill> bills, @ForAll("lines") List<CebTaxBill.Line> lines)
            throws UnreadableMessage {
        List<CebTaxBill.Line> doubled = new ArrayList<>(lines);
        doubled.add(lines.get(0));
        CebTaxBill first = bills.get(0);
        CebTaxBill wrong = new CebTaxBill(
                "wrong", first.listNumber(), first.amounts(), doubled, first.paymentOrder(), first.guarantor());
        List<CebTaxBill> all = new ArrayList<>(bills);
        all.add(0, wrong);

        CebReader.Receipts read = CebReader.read(print(all));

        assertThat(read.bills()).isEqualTo(bills);
        assertThat(read.receipts()).hasSameSizeAs(bills);
        assertThat(read.fault()).contains("gnum comes twice in a bill");
    }

    @Provide
    Arbitrary<List<CebTaxBill>> bills() {
        Arbitrary<CebTaxBill> bill = Combinators.combine(
                        digits(50),
                        digits(18),
                        amounts(),
                        lines(),
                        digits(50).optional(),
                        digits(64).optional())
                .as((number, list, amounts, lines, paymentOrder, guarantor) ->
                        new CebTaxBill(number, list, Optional.of(amounts), lines, paymentOrder, guarantor));
        return bill.list().ofMinSize(1).ofMaxSize(3);
    }

    /** Without gaps, as the schema's standard wants it. */
    @Provide
    Arbitrary<List<CebTaxBill.Line>> lines() {
        return Combinators.combine(Arbitraries.strings().numeric().ofLength(10), number(), amounts())
                .as((code, price, amounts) -> new CebTaxBill.Line(1, code, price, amounts))
                .list()
                .ofMinSize(1)
                .ofMaxSize(MOST_LINES)
                .map(TaxBillProperties::numbered);
    }

    private static List<CebTaxBill.Line> numbered(List<CebTaxBill.Line> lines) {
        List<CebTaxBill.Line> numbered = new ArrayList<>();
        for (CebTaxBill.Line line : lines) {
            numbered.add(new CebTaxBill.Line(numbered.size() + 1, line.hsCode(), line.dutiablePrice(), line.amounts()));
        }
        return numbered;
    }

    private static Arbitrary<CebTaxBill.Amounts> amounts() {
        return Combinators.combine(number(), number(), number()).as(CebTaxBill.Amounts::new);
    }

    private static Arbitrary<BigDecimal> number() {
        return Arbitraries.bigDecimals()
                .between(BigDecimal.ZERO, new BigDecimal("99999999999999"))
                .ofScale(5)
                .map(number -> number.setScale(5));
    }

    private static Arbitrary<String> digits(int most) {
        return Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(most);
    }

    private static byte[] print(List<CebTaxBill> bills) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <CEB816Message guid="%s" version="1.0" xmlns="http://www.chinaport.gov.cn/ceb">%s</CEB816Message>""".formatted(
                        CebWriter.newGuid(),
                        bills.stream().map(TaxBillProperties::print).collect(Collectors.joining()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String print(CebTaxBill bill) {
        return """
                <Tax><TaxHeadRd><guid>%s</guid><returnTime>20261111120001007</returnTime><invtNo>%s</invtNo>
                <taxNo>%s</taxNo>%s<status>1</status>%s%s</TaxHeadRd>%s</Tax>""".formatted(
                        CebWriter.newGuid(),
                        bill.listNumber(),
                        bill.number(),
                        print(bill.amounts().orElseThrow()),
                        bill.paymentOrder()
                                .map(number -> "<entDutyNo>" + number + "</entDutyNo>")
                                .orElse(""),
                        bill.guarantor()
                                .map(code -> "<assureCode>" + code + "</assureCode>")
                                .orElse(""),
                        bill.lines().stream().map(TaxBillProperties::print).collect(Collectors.joining()));
    }

    private static String print(CebTaxBill.Line line) {
        return "<TaxListRd><gnum>%d</gnum><gcode>%s</gcode><taxPrice>%s</taxPrice>%s</TaxListRd>"
                .formatted(line.number(), line.hsCode(), line.dutiablePrice().toPlainString(), print(line.amounts()));
    }

    private static String print(CebTaxBill.Amounts amounts) {
        return """
                <customsTax>%s</customsTax><valueAddedTax>%s</valueAddedTax>\
                <consumptionTax>%s</consumptionTax>""".formatted(
                        amounts.tariff().toPlainString(),
                        amounts.vat().toPlainString(),
                        amounts.consumption().toPlainString());
    }
}
