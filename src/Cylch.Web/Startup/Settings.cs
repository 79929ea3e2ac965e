using System.Globalization;
using Cylch.Records.Delivery;
using Cylch.Records.Schema;
using NodaTime;
using NodaTime.Text;

namespace Cylch.Web.Startup;

public enum Mode
{
    /// <summary>Invented people, personas at the sign-in page, and a clock set to the demonstration's day.</summary>
    Demonstration = 1,

    /// <summary>Real people. No personas, no demonstration accounts, the real clock.</summary>
    Production = 2,
}

/// <summary>What the program was told when it started, from the command line, environment or settings file.</summary>
public sealed record Settings(Mode Mode, Database Database, string DataFolder, LocalDate? DemonstrationDay)
{
    /// <summary>The day the demonstration authority is set on.</summary>
    public static readonly LocalDate DayOfDemonstration = new(2026, 12, 2);

    /// <summary>Where files of visits are kept, how large one may be (<c>--upload-limit-mb</c>), and how many rows are saved at once (<c>--visit-batch-rows</c>).</summary>
    public required VisitUploads Uploads { get; init; }

    public static Settings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var mode = ModeOf(configuration);
        var folder = Path.GetFullPath(configuration["data"] ?? ".cylch");
        Directory.CreateDirectory(folder);
        if (!OperatingSystem.IsWindows())
        {
            // Records and keys lie here: nobody else on the machine may read them.
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var database = configuration["database"] is { Length: > 0 } postgres
            ? Database.Postgres(postgres)
            : Database.Embedded(Path.Combine(folder, "cylch.db"));
        return new Settings(mode, database, folder, mode == Mode.Demonstration ? Day(configuration["today"]) : null)
        {
            Uploads = new VisitUploads(Path.Combine(folder, "uploads"), UploadLimit(configuration), BatchRows(configuration)),
        };
    }

    public static Mode ModeOf(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return (configuration["mode"] ?? "demonstration") switch
        {
            "demonstration" => Mode.Demonstration,
            "production" => Mode.Production,
            var other => throw new ArgumentException($"--mode is demonstration or production, not {other}."),
        };
    }

    private static long UploadLimit(IConfiguration configuration) =>
        configuration["upload-limit-mb"] is { } given
            ? long.Parse(given, NumberStyles.None, CultureInfo.InvariantCulture) << 20
            : VisitUploads.UsualLimitBytes;

    private static int BatchRows(IConfiguration configuration) =>
        configuration["visit-batch-rows"] is { } given
            ? int.Parse(given, NumberStyles.None, CultureInfo.InvariantCulture)
            : VisitUploads.UsualBatch;

    private static LocalDate Day(string? text) =>
        text is null ? DayOfDemonstration : LocalDatePattern.Iso.Parse(text).GetValueOrThrow();
}
