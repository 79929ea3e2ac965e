using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Cylch.Web.Startup;

/// <summary>A page that exists only in a demonstration.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DemonstrationOnlyAttribute : Attribute;

/// <summary>In production, pages for the demonstration have no address at all.</summary>
internal sealed class DemonstrationOnlyPages(IConfiguration configuration) : IPageApplicationModelConvention
{
    private readonly bool _isDemonstration = Settings.ModeOf(configuration) == Mode.Demonstration;

    public void Apply(PageApplicationModel model)
    {
        if (!_isDemonstration && model.HandlerType.IsDefined(typeof(DemonstrationOnlyAttribute), inherit: false))
        {
            model.Filters.Add(new NowhereFilter());
        }
    }

    private sealed class NowhereFilter : Microsoft.AspNetCore.Mvc.Filters.IResourceFilter
    {
        public void OnResourceExecuting(Microsoft.AspNetCore.Mvc.Filters.ResourceExecutingContext context) =>
            context.Result = new Microsoft.AspNetCore.Mvc.NotFoundResult();

        public void OnResourceExecuted(Microsoft.AspNetCore.Mvc.Filters.ResourceExecutedContext context)
        {
            // Nothing was executed.
        }
    }
}
