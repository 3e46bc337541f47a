package by.pavilion.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class CursorProperties {
    @Property
    void whatWasPrintedIsRead(@ForAll long number, @ForAll int other) {
        String cursor = Cursor.print(number, other);

        assertThat(Cursor.isOurs(cursor)).isTrue();
        assertThat(Cursor.parse(cursor, 2)).containsExactly(Long.toString(number), Integer.toString(other));
        assertThat(Cursor.parseLong(Cursor.print(number))).isEqualTo(number);
    }

    @Property
    void whatWasCutShortIsRefused(@ForAll long number, @ForAll @IntRange(min = 1, max = 10) int cutOff) {
        String whole = Cursor.print(number);
        String damaged = whole.substring(0, Math.max(0, whole.length() - cutOff));

        assertThat(Cursor.isOurs(damaged)).isFalse();
        assertThatThrownBy(() -> Cursor.parseLong(damaged)).isInstanceOf(Problem.class);
    }

    @Property
    void aCursorOfAnotherListIsRefused(@ForAll long number) {
        assertThatThrownBy(() -> Cursor.parse(Cursor.print(number), 2)).isInstanceOf(Problem.class);
    }
}
