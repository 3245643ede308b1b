@NullMarked
package io.ifacer.daemon.supervisor;

import org.jspecify.annotations.NullMarked;
