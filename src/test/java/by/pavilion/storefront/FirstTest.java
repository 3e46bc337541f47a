package by.pavilion.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import by.pavilion.catalog.ProductId;
import by.pavilion.storefront.search.Strictness;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FirstTest {
    @ParameterizedTest
    @EnumSource
    void keepsWhatSortingWouldBringToTheTop(ProductSort sort) {
        Random random = new Random(3);
        List<Position> positions = IntStream.range(0, 500)
                .mapToObj(id -> new Position(Strictness.EXACT, random.nextInt(20), new ProductId(1 + (id * 7) % 500)))
                .toList();

        for (int most : new int[] {1, 21, 1_000}) {
            First first = new First(sort, most);
            positions.forEach(position -> first.offer(
                    position.strictness(), position.key(), position.id().value()));

            assertThat(first.inOrder())
                    .isEqualTo(positions.stream()
                            .sorted(Position.order(sort))
                            .limit(most)
                            .toList());
        }
    }
}
