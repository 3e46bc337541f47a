package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class IdFormatProperties {
    private static final IdFormat FORMAT = IdFormat.prefixed("ord");

    @Property
    void readsBackWhatItPrints(@ForAll long value) {
        String printed = FORMAT.print(value);

        assertThat(printed).matches("ord_[0-9A-HJKMNP-TV-Z]{13}");
        assertThat(FORMAT.parse(printed)).isEqualTo(value);
    }

    @Property
    void refusesAnythingElse(@ForAll String text) {
        assertThatThrownBy(() -> FORMAT.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void refusesAnIdOfAnotherKind() {
        assertThatThrownBy(() -> FORMAT.parse(IdFormat.prefixed("mer").print(7)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
