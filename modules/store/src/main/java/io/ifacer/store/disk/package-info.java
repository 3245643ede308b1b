/**
 * What a file system must be able to do for files that outlive a crash, and the one way in which a file is replaced.
 *
 * <p>Owning thread: whoever owns the file. May depend on: java.base.
 */
@NullMarked
package io.ifacer.store.disk;

import org.jspecify.annotations.NullMarked;
