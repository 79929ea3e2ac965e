using Cylch.Web.Startup;

if (Verbs.IsVerb(args))
{
    return await Verbs.RunAsync(args, Console.Out);
}

var app = CylchHost.Build(args);
if (!await Preparation.RunAsync(app.Services, Console.Out))
{
    return 1;
}

await app.RunAsync();
return 0;

public partial class Program;
