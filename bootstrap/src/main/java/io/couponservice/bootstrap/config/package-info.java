/**
 * Settings: built-in defaults, then a profile, then a YAML file, then the environment. Entry type:
 * {@link io.couponservice.bootstrap.config.ConfigSources}.
 */
package io.couponservice.bootstrap.config;
