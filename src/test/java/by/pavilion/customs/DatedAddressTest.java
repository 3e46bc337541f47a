package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that hold from a day on. */
class DatedAddressTest {
    private static final LocalDate DAY = LocalDate.of(2027, 1, 1);

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example/window", "http://localhost:8080", "/sandbox/single-window", "/a;b=c"})
    void oneAloneHoldsOnAnyDay(String address) {
        assertThat(DatedAddress.parse(address).on(DAY)).isEqualTo(address);
        assertThat(DatedAddress.parse(" " + address + "\n").on(DAY.minusYears(90)))
                .isEqualTo(address);
    }

    @Test
    void eachHoldsUntilTheNextOne() {
        DatedAddress addresses =
                DatedAddress.parse("/a; 2028-06-30 https://c.example:8443/c;d;  2027-01-01   https://b.example/b");

        assertThat(addresses.on(DAY.minusDays(1))).isEqualTo("/a");
        assertThat(addresses.on(DAY)).isEqualTo("https://b.example/b");
        assertThat(addresses.on(LocalDate.of(2028, 6, 29))).isEqualTo("https://b.example/b");
        assertThat(addresses.on(LocalDate.of(2028, 6, 30))).isEqualTo("https://c.example:8443/c;d");
        assertThat(addresses.on(LocalDate.of(2099, 1, 1))).isEqualTo("https://c.example:8443/c;d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a.example/window                            | has no address in 'a.example/window'",
                "ftp://a.example                             | has no address in 'ftp://a.example'",
                "https:///window                             | has no address in 'https:///window'",
                "https://a.example/%zz                       | has no address in 'https://a.example/%zz'",
                "/a;2027-01-01 /b                            | has no address in '/a;2027-01-01 /b'",
                "/a; /b                                      | has no day and address in '/b'",
                "/a; 2027-1-1 /b                             | has no day and address in '2027-1-1 /b'",
                "/a; 2027-13-01 /b                           | has no day in '2027-13-01'",
                "/a; 2027-01-01 b                            | has no address in 'b'",
                "/a; 2027-01-01 /b; 2027-01-01 /c            | has two addresses for 2027-01-01",
            })
    void whatIsNoAddressIsRefused(String text, String why) {
        assertThatThrownBy(() -> DatedAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(why);
    }

    @Test
    void nothingIsNoAddress() {
        assertThatThrownBy(() -> DatedAddress.parse(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("has no address in ''");
    }
}
