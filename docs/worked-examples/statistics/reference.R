# Makes the reference answers beside it, with base R alone:  Rscript reference.R
# Each file is read by the tests of Cylch.Rules/Statistics; nothing of Cylch is used here.
options(digits = 17)
save <- function(rows, name) write.csv(format(rows, digits = 17, trim = TRUE, scientific = FALSE), name, row.names = FALSE, quote = FALSE)

# Wilson's range of a share: R's own prop.test without continuity correction.
cases <- expand.grid(case = 1:14, level = c(0.90, 0.95))
xs <- c(81, 15, 0, 1, 0, 5, 20, 27, 13, 88, 7, 96, 100, 410); ns <- c(263, 148, 20, 29, 1, 5, 20, 142, 137, 311, 96, 96, 1000, 500)
save(do.call(rbind, Map(function(i, level) {
  ci <- suppressWarnings(prop.test(xs[i], ns[i], conf.level = level, correct = FALSE)$conf.int)
  data.frame(count = xs[i], of = ns[i], level = level, lowest = ci[1], highest = ci[2])
}, cases$case, cases$level)), "wilson.csv")

# Newcombe's range of a difference (method 10), out of R's Wilson ranges.
pairs <- rbind(c(56, 70, 48, 80), c(9, 10, 3, 10), c(6, 7, 2, 7), c(5, 56, 0, 29), c(0, 10, 0, 20), c(0, 10, 0, 10), c(10, 10, 0, 20), c(10, 10, 0, 10),
  c(27, 142, 13, 137), c(7, 96, 10, 118), c(77, 100, 60, 100), c(30, 60, 22, 58), c(5, 40, 12, 45), c(410, 500, 395, 500))
wilson <- function(x, n, level) suppressWarnings(prop.test(x, n, conf.level = level, correct = FALSE)$conf.int)
save(do.call(rbind, lapply(c(0.90, 0.95), function(level) do.call(rbind, apply(pairs, 1, function(p) {
  a <- wilson(p[1], p[2], level); b <- wilson(p[3], p[4], level); pa <- p[1] / p[2]; pb <- p[3] / p[4]
  data.frame(count = p[1], of = p[2], otherCount = p[3], otherOf = p[4], level = level,
    lowest = pa - pb - sqrt((pa - a[1])^2 + (b[2] - pb)^2), highest = pa - pb + sqrt((a[2] - pa)^2 + (pb - b[1])^2))
}, simplify = FALSE)))), "difference.csv")

# Exact binomial chances, and the interpolated limits of a funnel.
grid <- expand.grid(of = c(7, 20, 33, 62, 118, 400, 2500), centre = c(0.02, 0.1, 0.3, 0.6953727506426735, 0.9))
grid$count <- round(grid$of * grid$centre * 1.2 + 1); grid$count <- pmin(grid$count, grid$of)
grid$exactly <- dbinom(grid$count, grid$of, grid$centre); grid$atMost <- pbinom(grid$count, grid$of, grid$centre)
grid$atLeast <- pbinom(grid$count - 1, grid$of, grid$centre, lower.tail = FALSE)
limit <- function(n, p, below) { r <- qbinom(below, n, p); pmin(1, pmax(0, (r - (pbinom(r, n, p) - below) / dbinom(r, n, p)) / n)) }
grid$low19 <- limit(grid$of, grid$centre, 0.025); grid$high19 <- 1 - limit(grid$of, 1 - grid$centre, 0.025)
grid$low499 <- limit(grid$of, grid$centre, 0.001); grid$high499 <- 1 - limit(grid$of, 1 - grid$centre, 0.001)
write.csv(format(grid, digits = 17, trim = TRUE), "funnel.csv", row.names = FALSE, quote = FALSE)

# Normal quantiles.
below <- c(1e-12, 1e-6, 0.001, 0.01, 0.025, 0.05, 0.0749, 0.0751, 0.3, 0.5, 0.7, 0.95, 0.975, 0.999, 1 - 1e-9)
write.csv(format(data.frame(below = below, value = qnorm(below)), digits = 17, trim = TRUE), "normal.csv", row.names = FALSE, quote = FALSE)

# More spread than chance: admissions to Berkeley in 1973 by department and sex, a data set that comes with R (Bickel and others 1975).
counts <- as.data.frame(UCBAdmissions); admitted <- counts$Freq[counts$Admit == "Admitted"]; all <- admitted + counts$Freq[counts$Admit == "Rejected"]
p <- sum(admitted) / sum(all); z <- (admitted / all - p) / sqrt(p * (1 - p) / all); q <- quantile(z, c(0.1, 0.9), type = 7)
pulled <- pmin(pmax(z, q[1]), q[2]); dispersion <- mean(pulled^2); w <- all / (p * (1 - p)); m <- length(all)
between <- max(0, (m * dispersion - (m - 1)) / (sum(w) - sum(w^2) / sum(w)))
save(data.frame(count = admitted, of = all, centre = p, dispersion = dispersion, between = between,
  low19 = pmax(0, p - qnorm(0.975) * sqrt(p * (1 - p) / all + between)), high19 = pmin(1, p + qnorm(0.975) * sqrt(p * (1 - p) / all + between))), "spread.csv")

# Bunching: a Poisson curve through the bars away from the mark, and the chance of so many at it with the curve's uncertainty allowed for.
sets <- list(drawn = list(bars = c(7, 14, 8, 34, 19, 10, 4), mark = 4), even = list(bars = c(5, 11, 19, 24, 23, 15, 8, 3), mark = 4),
  flat = list(bars = c(9, 12, 10, 11, 9, 12, 8), mark = 4), steep = list(bars = c(2, 4, 9, 16, 55, 30, 34, 31, 22), mark = 5))
bunching <- do.call(rbind, lapply(names(sets), function(name) {
  bars <- sets[[name]]$bars; mark <- sets[[name]]$mark; d <- seq_along(bars) - mark; out <- d %in% c(0, -1)
  fit <- glm(bars[!out] ~ d[!out] + I(d[!out]^2), family = poisson, control = list(epsilon = 1e-14, maxit = 100))
  b <- coef(fit); v <- vcov(fit); ratio <- b[[2]] - b[[3]]; error <- sqrt(v[2, 2] + v[3, 3] - 2 * v[2, 3])
  together <- sum(bars[out]); k <- bars[mark]
  chance <- function(k) if (k <= 0) 1 else integrate(function(t) sapply(t, function(u) dnorm(u) * pbinom(k - 1, together, plogis(ratio + error * u), lower.tail = FALSE)),
    -8, 8, rel.tol = 1e-12, subdivisions = 2000)$value
  upper <- sapply(0:(together + 1), chance)          # the chance of k or more, k from 0
  least <- min(which(1 - upper[-1] >= 0.05)) - 1     # the smallest k whose chance of k or fewer is at least 1 in 20
  most <- max(which(upper > 0.05)) - 1               # the largest k reached more often than 1 in 20
  data.frame(set = name, bars = paste(bars, collapse = " "), mark = mark - 1, ratio = ratio, error = error, expected = together * plogis(ratio),
    first = exp(b[[1]] + b[[2]] * d[1] + b[[3]] * d[1]^2), chance = chance(k), least = least, most = max(most, least))
}))
write.csv(format(bunching, digits = 17, trim = TRUE), "bunching.csv", row.names = FALSE, quote = FALSE)
