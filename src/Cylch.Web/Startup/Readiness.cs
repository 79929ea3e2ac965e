using Cylch.Records;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cylch.Web.Startup;

/// <summary>Ready once the database answers; the database is made and filled before the first request is taken.</summary>
public sealed class Readiness(IServiceScopeFactory scopes) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CylchDb>();
        return await db.Database.CanConnectAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database does not answer.");
    }
}
