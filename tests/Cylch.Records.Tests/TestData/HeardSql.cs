using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Cylch.Records.Tests.TestData;

/// <summary>Every command that the flow of one test sends to its database, until it is disposed of.</summary>
public sealed class HeardSql : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<HeardSql?> Listening = new();

    private readonly ConcurrentQueue<string> _commands = new();
    private readonly List<IDisposable> _subscriptions = [];

    public HeardSql()
    {
        Listening.Value = this;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public IReadOnlyCollection<string> Commands => _commands;

    public void OnNext(DiagnosticListener value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            _subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Listening.Value == this && value.Value is CommandEventData command)
        {
            _commands.Enqueue(command.Command.CommandText);
        }
    }

    public void OnCompleted() => Listening.Value = null;

    public void OnError(Exception error) => throw error;

    public void Dispose()
    {
        Listening.Value = null;
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }
}
