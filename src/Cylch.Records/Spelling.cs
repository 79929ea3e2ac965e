using System.Linq.Expressions;
using System.Reflection;

namespace Cylch.Records;

/// <summary>
/// On a method that stands for a part of a question: the static field of its class that holds that part as an expression.
/// So one rule is used by name both in questions made up on the way and in those put into SQL only once.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SpeltAsAttribute(string expression) : Attribute
{
    public string Expression => expression;
}

/// <summary>Puts the parts of a question in place of the methods that stand for them.</summary>
public static class Spelling
{
    /// <param name="fitted">What becomes of each part before it is put in place; nothing when it is left out.</param>
    public static Expression<TAsk> Out<TAsk>(Expression<TAsk> question, Func<LambdaExpression, LambdaExpression>? fitted = null)
        where TAsk : Delegate => (Expression<TAsk>)new Speller(fitted ?? (part => part)).Visit(question);

    private sealed class Speller(Func<LambdaExpression, LambdaExpression> fitted) : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.GetCustomAttribute<SpeltAsAttribute>() is not { } spelt)
            {
                return base.VisitMethodCall(node);
            }

            var rule = fitted((LambdaExpression)node.Method.DeclaringType!
                .GetField(spelt.Expression, BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)!.GetValue(null)!);
            var values = rule.Parameters.Zip(node.Arguments).ToDictionary(pair => pair.First, pair => pair.Second);
            return Visit(new Filler(values).Visit(rule.Body));
        }
    }

    private sealed class Filler(Dictionary<ParameterExpression, Expression> values) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => values.GetValueOrDefault(node, node);
    }
}
