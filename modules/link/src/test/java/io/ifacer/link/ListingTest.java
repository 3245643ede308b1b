package io.ifacer.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListingTest {

    @Test
    void aFewAreAllNamed() {
        assertThat(Listing.of(List.of(), ", ")).isEmpty();
        assertThat(Listing.of(List.of("a", "b"), "; ")).isEqualTo("a; b");
        assertThat(Listing.of(IntStream.range(0, 16).boxed().toList(), ", ")).endsWith("14, 15");
    }

    @Test
    void ofManyTheFirstAndTheirNumber() {
        assertThat(Listing.of(IntStream.range(0, 256).boxed().toList(), ", ")).endsWith("14, 15 and 240 more");
    }
}
