@NullMarked
package io.ifacer.fuzz;

import org.jspecify.annotations.NullMarked;
