package by.pavilion.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.77,     true",
        "203.0.113.0/24, 203.0.114.77,     false",
        "203.0.113.5,    203.0.113.5,      true",
        "203.0.113.5,    203.0.113.6,      false",
        "10.128.0.0/9,   10.200.0.1,       true",
        "10.128.0.0/9,   10.100.0.1,       false",
        "0.0.0.0/0,      8.8.8.8,          true",
        "2001:db8::/32,  2001:db8:1::1,    true",
        "2001:db8::/32,  2001:db9::1,      false",
        "2001:db8::/32,  203.0.113.5,      false",
        "::1,            0:0:0:0:0:0:0:1,  true",
        "0.0.0.0/0,      localhost,        false",
    })
    void holdsTheAddressesThatBeginAsItDoes(String range, String address, boolean contained) {
        assertThat(AddressRange.parse(range).contains(address)).isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(strings = {"customs.example", "10.0.0.0/33", "10.0.0.0/-1", "", "10.0.0.0/x"})
    void refusesWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> AddressRange.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
