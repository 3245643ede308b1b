/**
 * What the operator may set, and where it comes from: file, environment, system properties, in that order of growing weight.
 *
 * <p>Owning thread: none once loaded; everything is immutable. May depend on: {@code io.ifacer.link},
 * {@code io.ifacer.cni}, Vert.x Config.
 */
@NullMarked
package io.ifacer.daemon.settings;

import org.jspecify.annotations.NullMarked;
