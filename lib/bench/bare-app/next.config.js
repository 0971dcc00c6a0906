// @ts-check
import path from 'node:path';

/**
 * What the framework costs by itself: an empty dynamic page, and a route that does one job by hand-written SQL. Built and
 * started by the bench only; no part of the product.
 */
const project = path.resolve(import.meta.dirname, '../../..');

/** @type {import('next').NextConfig} */
export default { poweredByHeader: false, outputFileTracingRoot: project, turbopack: { root: project } };
