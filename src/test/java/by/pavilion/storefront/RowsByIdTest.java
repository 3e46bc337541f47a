package by.pavilion.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsByIdTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 1_023, 1_024, 1_025, 5_000})
    void findsEachRowAndNoOther(int products) {
        Random random = new Random(products);
        long[] scattered = random.longs()
                .filter(id -> id % 2 == 0)
                .distinct()
                .limit(products)
                .toArray();
        long[] following =
                LongStream.range(0, products).map(row -> (products - row) * 2).toArray();

        for (long[] ids : new long[][] {scattered, following}) {
            RowsById rows = new RowsById(ids);

            for (int row = 0; row < products; row++) {
                assertThat(rows.row(ids[row])).isEqualTo(row);
                assertThat(rows.row(ids[row] + 1)).isEqualTo(-1);
            }
        }
    }

    @Test
    void findsNothingWhereNothingIs() {
        RowsById none = new RowsById(new long[0]);

        assertThat(none.row(0)).isEqualTo(-1);
        assertThat(none.row(Long.MAX_VALUE)).isEqualTo(-1);
    }
}
