using Cylch.Records;
using Cylch.Records.Cohorts;
using Cylch.Records.Delivery;
using Cylch.Records.Fairness;
using Cylch.Records.Thread;
using Cylch.Records.Work;

namespace Cylch.Web.Startup;

/// <summary>
/// Every action of the records is a class of its own with a <c>RunAsync</c>; each is offered to pages as it is.
/// </summary>
internal static class ActionsSetup
{
    public static void AddActions(this IServiceCollection services)
    {
        services.AddScoped<ReadThread>().AddScoped<ReadWork>().AddScoped<ReadMine>().AddScoped<ReadCohort>().AddScoped<VisitCorrections>()
            .AddScoped<ReadFairness>();
        foreach (var action in typeof(CylchDb).Assembly.GetExportedTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.GetMethod("RunAsync") is not null))
        {
            services.AddScoped(action);
        }
    }
}
