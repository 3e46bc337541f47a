package by.pavilion.channel.settlements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import by.pavilion.shared.Problem;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatementTableTest {
    @Test
    void readsAsManyLinesAsAMonthMayHaveAndNotOneMore() {
        assertThat(StatementTable.read(table(StatementTable.MOST_LINES))).hasSize(StatementTable.MOST_LINES);

        assertThatThrownBy(() -> StatementTable.read(table(StatementTable.MOST_LINES + 1)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        refusal -> assertThat(refusal.errors()).singleElement().satisfies(error -> {
                            assertThat(error.pointer()).isEqualTo("/200001");
                            assertThat(error.reason()).isEqualTo("too-many");
                        }));
    }

    private static String table(int lines) {
        return IntStream.range(0, lines)
                .mapToObj(line -> line + ",1.00,0")
                .collect(Collectors.joining("\n", "externalOrderId,paid,refunded\n", "\n"));
    }
}
