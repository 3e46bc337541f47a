package by.pavilion.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.sandbox.Tariff.Duty;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The worked examples of the tax rules, prices with freight included. */
class TariffTest {
    private final Tariff tariff = new Tariff(new SeedCatalogue());

    @ParameterizedTest
    @CsvSource({
        "1806310000, 200.00, 1.2,   0, false, 0.00,   0.00,   18.20",
        "1904100000, 96.00,  1,     0, false, 0.00,   0.00,   8.74",
        "2005200000, 59.80,  0.4,   0, false, 0.00,   0.00,   5.44",
        "0402210000, 168.00, 1.5,   0, false, 0.00,   0.00,   15.29",
        "0401200000, 120.00, 12.36, 0, false, 0.00,   0.00,   7.56",
        "3304990039, 89.00,  0.05,  1, false, 0.00,   0.00,   8.10",
        "3304990039, 420.00, 0.03,  1, false, 0.00,   51.88,  44.96",
        "3304990049, 74.90,  0.115, 5, false, 0.00,   0.00,   6.82",
        "3304990049, 80.00,  0.115, 5, false, 0.00,   9.88,   8.56",
        "6302392900, 6200.00, 4,    2.6, true, 372.00, 0.00,  854.36",
        "3304990039, 5200.00, 0.03, 1, true,  52.00,  926.82, 803.25",
    })
    void agreesWithTheWorkedExamples(
            String gcode,
            BigDecimal dutiable,
            BigDecimal quantity1,
            BigDecimal quantity2,
            boolean full,
            BigDecimal customs,
            BigDecimal consumption,
            BigDecimal vat) {
        Duty duty = tariff.duty(gcode, dutiable, quantity1, quantity2, full);

        assertThat(duty).isEqualTo(new Duty(customs, consumption, vat));
    }
}
