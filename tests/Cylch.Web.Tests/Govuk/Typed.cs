using Cylch.Web.Govuk;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Cylch.Web.Tests.Govuk;

/// <summary>A page with a form, as a tag helper sees it: a model, what was typed, and what was found wrong.</summary>
internal sealed class Typed
{
    private readonly ViewDataDictionary data;
    private readonly EmptyModelMetadataProvider metadata = new();

    public Typed(object model)
    {
        data = new ViewDataDictionary(metadata, new ModelStateDictionary()) { Model = model };
        data.ModelExplorer = metadata.GetModelExplorerForType(model.GetType(), model);
        View = new ViewContext { ViewData = data };
    }

    public ViewContext View { get; }

    public Typed With(string key, string typed, string? error = null)
    {
        data.ModelState.SetModelValue(key, typed, typed);
        return error is null ? this : Wrong(key, error);
    }

    public Typed Wrong(string key, string error)
    {
        data.ModelState.AddModelError(key, error);
        return this;
    }

    public T Bound<T>(T field, string property)
        where T : GovukField
    {
        field.ViewContext = View;
        field.For = new ModelExpression(property, data.ModelExplorer.GetExplorerForProperty(property));
        return field;
    }
}
